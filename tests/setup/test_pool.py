"""A pool gives out the connection that was used last: its statements are planned already."""

from copy import deepcopy

import pytest
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg_pool.pool import ConnectionPool

from factcheck.database.pool import WarmPool

pytestmark = pytest.mark.django_db


def used_in_turn(pool_class: type[ConnectionPool]) -> list[bool]:
    """Use two connections, the second one longer, then one at a time: which of these is the second?"""
    arguments = connection.get_connection_params()
    arguments.pop("cursor_factory", None)
    with pool_class(kwargs=arguments, min_size=2) as pool:
        first, second = pool.getconn(), pool.getconn()
        pool.putconn(first)
        pool.putconn(second)
        used = []
        for _request in range(3):
            with pool.connection() as opened:
                used.append(opened is second)
    return used


def test_one_person_meets_one_connection():
    assert used_in_turn(WarmPool) == [True, True, True]


def test_without_it_each_request_would_meet_another_connection():
    assert used_in_turn(ConnectionPool) == [False, True, False]


def test_django_makes_its_pool_of_this_class():
    settings = deepcopy(connection.settings_dict)
    settings["OPTIONS"]["pool"] = {"min_size": 1}

    assert isinstance(DatabaseWrapper(settings, "another").pool, WarmPool)
