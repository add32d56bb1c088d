/** The scripts of an article's desk. `collectstatic` joins this file with its imports. */
import "./page.js";
import "./card_sheet.js";
import "./card_place.js";
import "./card_print.js";
import "./statement_navigation.js";
import "./undo.js";
import "./word_selection.js";
import "./selection_drag.js";
import "./selection_menu.js";
import "./statement_selection.js";
import "./mentions.js";
import "./live_updates.js";
