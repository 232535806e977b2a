"""What pages say is kept by page, in the order of reading."""

from types import SimpleNamespace

from mlp_lit.equations.sphinx import stores


def environment(*pages, **more):
    return SimpleNamespace(
        docname="a", found_docs=set(pages), toctree_includes={
            "index": ["b", "a"], "b": ["index", "c"]},
        config=SimpleNamespace(root_doc="index"), **more)


def test_pages_are_read_as_the_table_of_contents_leads():
    env = environment("index", "a", "b", "c", "orphan")
    assert stores.reading_order(env) == ["index", "b", "c", "a", "orphan"]


def test_what_is_stored_comes_in_the_order_of_reading():
    env = environment("index", "a", "b")
    stores.add(env, "things", 1, 2)
    env.docname = "b"
    stores.add(env, "things", 3)
    assert stores.all_of(env, "things") == [3, 1, 2]
    stores.purge(env, "b", "things", "others")
    assert stores.all_of(env, "things") == [1, 2]


def test_what_another_process_read_is_taken():
    env, other = environment("a", "b"), environment("a", "b")
    stores.add(env, "things", 1)
    for page in ("a", "b"):
        other.docname = page
        stores.add(other, "things", page)
    stores.merge(env, ["b"], other, "things")
    assert stores.storage(env, "things") == {"a": [1], "b": ["b"]}


def test_a_page_that_gathers_facts_is_stale_when_one_changes():
    env = environment("ledger")
    stale = [stores.is_stale(env, "ledger", *facts) for facts in (
        [1, "a"], [1, "a"], [1, "b"], [1, "b"], [2, "b"])]
    assert stale == [True, False, True, False, True]
    assert not stores.is_stale(env, "absent", 1)
