/** The scripts of every page. `collectstatic` joins this file with its imports. */
import "./copied_links.js";
import "./drafts.js";
import "./header_counts.js";
import "./keyboard_shortcuts.js";
import "./notices.js";
import "./notifications.js";
import "./submission_keys.js";
import "./upload_limit.js";
