"""People and their rights, the settings of the newsroom, presence, undo."""

from articles.actions.newsroom.account import (
    choose_language,
    choose_theme,
    delete_filter,
    end_other_sessions,
    end_session,
    save_filter,
    save_name,
    use_keys,
)
from articles.actions.newsroom.administrators import create_administrator
from articles.actions.newsroom.api_tokens import (
    create_integration,
    create_token,
    require_person,
    revoke_token,
    use_token,
)
from articles.actions.newsroom.erase_history import erase_logins, erase_person, erase_row
from articles.actions.newsroom.people import (
    accept_invitation,
    accept_invitation_of_address,
    be_present,
    change_rights,
    created_invitation,
    invitation_of_address,
    invite,
    open_invitation,
    record_login,
    reset_two_factor,
    revoke_invitation,
    set_rights,
    trust_address,
)
from articles.actions.newsroom.retention import (
    remove_old_changes,
    remove_old_sessions,
    set_retention,
)
from articles.actions.newsroom.scales import (
    add_rating,
    change_rating,
    change_scale,
    create_scale,
    move_rating,
    restore_rating,
    retire_rating,
)
from articles.actions.newsroom.settings import set_newsroom_settings
from articles.actions.newsroom.teams import delete_team, save_team
from articles.actions.newsroom.undo import UNDO_RULES, undo_action, undo_batch

__all__ = [
    "UNDO_RULES",
    "accept_invitation",
    "accept_invitation_of_address",
    "add_rating",
    "be_present",
    "change_rating",
    "change_rights",
    "change_scale",
    "choose_language",
    "choose_theme",
    "create_administrator",
    "create_integration",
    "create_scale",
    "create_token",
    "created_invitation",
    "delete_filter",
    "delete_team",
    "end_other_sessions",
    "end_session",
    "erase_logins",
    "erase_person",
    "erase_row",
    "invitation_of_address",
    "invite",
    "move_rating",
    "open_invitation",
    "record_login",
    "remove_old_changes",
    "remove_old_sessions",
    "require_person",
    "reset_two_factor",
    "restore_rating",
    "retire_rating",
    "revoke_invitation",
    "revoke_token",
    "save_filter",
    "save_name",
    "save_team",
    "set_newsroom_settings",
    "set_retention",
    "set_rights",
    "trust_address",
    "undo_action",
    "undo_batch",
    "use_keys",
    "use_token",
]
