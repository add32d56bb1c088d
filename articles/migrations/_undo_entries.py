"""Entries of version 0.1.0 say what to restore by kind of action; newer ones name rows and values."""

QUESTION_OPEN = {"state": "open", "answer": "", "closed_by_id": None, "closed_at": None}
# By kind: the model of the changed row, the key of its id (None: the entry's claim or statement),
# and for each column the key of its former value or, in a tuple of one, the value itself.
CHANGED = {
    "move_claim": ("claim", None, {"state": "state", "signed_off_by_id": "signed_off_by"}),
    "assign_claim": ("claim", None, {"assignee_id": "assignee"}),
    "edit_claim": ("claim", None, {name: name for name in ("reason", "priority", "note")}),
    "close_question": (
        "question",
        "question",
        {name: (value,) for name, value in QUESTION_OPEN.items()},
    ),
    "override_question": (
        "question",
        "question",
        {"overridden_by_id": (None,), "override_reason": ("",)},
    ),
    "record_verdict": ("claim", None, {"state": "state"}),
    "sign_off": ("claim", None, {"state": "state", "signed_off_by_id": (None,)}),
    "reconfirm_verdict": ("claim", None, {}),
    "change_citation": (
        "citation",
        "citation",
        {name: name for name in ("stance", "locator", "excerpt", "note")},
    ),
    "set_kind": ("statement", None, {"kind": "kind"}),
    "mark_quotation": ("statement", None, {}),
    "unmark_quotation": ("statement", None, {}),
    "confirm_attribution": (
        "attribution",
        "attribution",
        {"state": ("suggested",), "confirmed_by_id": (None,)},
    ),
    "tick_fact": ("tick", "tick", {"ticked_by_id": (None,), "ticked_at": (None,)}),
    "untick_fact": ("tick", "tick", {"ticked_by_id": "ticked_by", "ticked_at": "ticked_at"}),
    "dismiss_inconsistency": (
        "inconsistency",
        "inconsistency",
        {"state": ("open",), "dismissed_by_id": (None,), "reason": ("",)},
    ),
    "ask_about_inconsistency": (
        "inconsistency",
        "inconsistency",
        {"state": ("open",), "asked_question_id": (None,)},
    ),
    "edit_article": (
        "article",
        None,
        {
            name: name
            for name in ("title", "byline", "publisher", "published_on", "scale_id", "language")
        },
    ),
}
# By kind: the models of created rows and the keys of their ids.
CREATED = {
    "add_comment": [("comment", "comment")],
    "attach_file": [("file", "file")],
    "attach_source": [("citation", "citation")],
    "ask_question": [("question", "question")],
    "ask_about_inconsistency": [("question", "question")],
    "record_verdict": [("verdict", "verdict")],
    "sign_off": [("signoff", "sign_off")],
    "reconfirm_verdict": [("verdictreconfirmation", "reconfirmation")],
    "override_rule": [("override", "override")],
    "approve_article": [("publicationapproval", "approval")],
    "attribute_statement": [("speaker", "speaker"), ("attribution", "added")],
}
ALSO = {"attribute_statement", "correct_speaker", "mark_quotation", "settle_thread"}


def add_rows_to_undo_entries(apps, schema_editor):
    """Say in each entry that is not undone which rows it changed and created. The former keys stay,
    so that the migration can be undone."""
    UndoEntry = apps.get_model("articles", "UndoEntry")
    for entry in UndoEntry.objects.filter(undone_at__isnull=True):
        rows = rows_of(entry, apps)
        if rows:
            UndoEntry.objects.filter(pk=entry.pk).update(
                values_before={**entry.values_before, **rows}
            )


def rows_of(entry, apps):
    """Return the new keys of an entry, None where its data do not suffice."""
    kind, values = entry.kind, entry.values_before
    if "rows" in values or kind not in CHANGED.keys() | CREATED.keys() | ALSO:
        return None  # those of other kinds are undone from the keys that they have
    rows, created, deleted = {}, [], {}
    if kind in CHANGED:
        model, key, columns = CHANGED[kind]
        pk = values.get(key) if key else _pk_of(entry, model)
        try:
            rows[f"{model} {pk}"] = {
                column: source[0] if isinstance(source, tuple) else values[source]
                for column, source in columns.items()
            }
        except KeyError:
            return None
    for model, key in CREATED.get(kind, []):
        if values.get(key):
            created.append(f"{model} {values[key]}")
    if kind == "attribute_statement":
        rows = {
            f"attribution {each['pk']}": {name: each[name] for name in each if name != "pk"}
            for each in values["attributions"]
        }
    elif kind == "correct_speaker":
        rows = {f"speaker {values['speaker']}": values["was"]}
    elif kind == "unmark_quotation":
        start, end = values["span"]
        quotation = {"statement_id": entry.statement, "start": start, "end": end}
        deleted = {"quotation 0": quotation}
    elif kind in {"mark_quotation", "settle_thread"}:
        pk = _found_pk(entry, apps)
        if pk is None:
            return None
        created = [f"{'quotation' if kind == 'mark_quotation' else 'resolution'} {pk}"]
    return {"rows": rows, "created": created, "deleted": deleted}


def _pk_of(entry, model):
    return {"claim": entry.claim, "statement": entry.statement, "article": entry.article_id}[model]


def _found_pk(entry, apps):
    """Return the id of the quotation or resolution that the entry only describes."""
    values = entry.values_before
    if entry.kind == "mark_quotation":
        start, end = values["span"]
        rows = apps.get_model("articles", "Quotation").objects.filter(
            statement=entry.statement, start=start, end=end
        )
    else:
        rows = apps.get_model("articles", "Resolution").objects.filter(
            comment=values["comment"], number=values["number"]
        )
    return rows.values_list("pk", flat=True).first()
