"""Which page answers which address."""

from __future__ import annotations

from django.urls import path

from childtonotice.casework.pages import (
    account,
    audit,
    checks,
    danger,
    decide,
    front,
    hand_over,
    item,
    records,
    runs,
    search,
    users,
    worklist,
)

urlpatterns = [
    path("", front.show_front, name="front"),
    path("notices/", front.show_notices, name="notices"),
    path("lists/", front.open_lists, name="lists"),
    path("requests/", worklist.show_requests, name="requests"),
    path("lists/<slug:area>/hand-over/", hand_over.show_hand_over, name="hand-over"),
    path("lists/<slug:area>/<slug:tab>/", worklist.show_list, name="list"),
    path("items/<slug:number>/", item.show_item, name="item"),
    path("items/<slug:number>/decide/", decide.take_decision, name="decide"),
    path("items/<slug:number>/opinion/", decide.add_opinion, name="opinion"),
    path("items/<slug:number>/meanwhile/<int:version>/", item.show_meanwhile, name="meanwhile"),
    path("items/<slug:number>/undo/", decide.undo_decision, name="undo"),
    path("items/<slug:number>/leave/", item.leave_item, name="leave"),
    path("items/<slug:number>/danger/", danger.record_danger, name="danger"),
    path("items/<slug:number>/danger/<int:danger>/", danger.confirm, name="confirm-danger"),
    path("items/<slug:number>/take-over/", item.take_item_over, name="take-over"),
    path("items/<slug:number>/put-back/", item.put_back, name="put-back"),
    path("items/<slug:number>/hand-on/", item.hand_item_on, name="hand-on"),
    path("items/<slug:number>/outside/", item.look_outside_areas, name="outside"),
    path("records/<slug:number>/checked/", records.mark_checked, name="checked"),
    path("search/", search.show_found, name="search"),
    path("checks/", checks.show_checks, name="checks"),
    path("checks/<slug:number>/", checks.show_check, name="check"),
    path("checks/<slug:number>/answer/", checks.take_answer, name="answer-check"),
    path("runs/", runs.show_runs, name="runs"),
    path("runs/<slug:number>/", runs.show_run, name="run"),
    path("audit/", audit.show_audit, name="audit"),
    path("users/", users.show_users, name="users"),
    path("users/add/", users.add, name="add-user"),
    path("users/<int:user>/", users.show_user, name="user"),
    path("users/<int:user>/withdraw/<int:given>/", users.withdraw, name="withdraw-role"),
    path("users/<int:user>/lock/", users.bar, name="lock-user"),
    path("users/<int:user>/password/", users.give_password, name="give-password"),
    path("users/<int:user>/second-factor/", users.take_factor_away, name="take-factor-away"),
    path("account/", account.show_account, name="account"),
    path("account/keys/", account.switch_keys, name="keys"),
]
