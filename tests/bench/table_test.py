"""The runtime benchmark's arithmetic: medians, ratios, verdicts, and where the page takes them."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "runtime" / "bench"))
import page  # noqa: E402  (found only now)
import rows  # noqa: E402
import table  # noqa: E402


def row(*bars, unit="us", quoted=None):
    return rows.Row("key", "title", unit, {"poolwise": None, "peer": None}, bars, quoted or {})


def verdicts(one, figures):
    return [line[-1] for line in table.bars([one], {"key": figures})]


class Bars(unittest.TestCase):
    def test_ratio_is_that_of_the_medians_ok(self):
        figures = {"poolwise": [1e-6, 3e-6, 2e-6], "peer": [4e-6, 9e-6, 1e-6]}
        line, = table.bars([row(rows.Bar("peer", 0.6))], {"key": figures})
        self.assertEqual(line[1:6], ("2 us", "peer", "4 us", "0.50", "0.60"))

    def test_bars_are_upper_bounds_bad(self):
        bar = rows.Bar("peer", 0.5, 0.3)
        for ours, said in ((0.3, "aim reached"), (0.5, "pass"), (0.51, "**miss**")):
            self.assertEqual(verdicts(row(bar), {"poolwise": [ours], "peer": [1.0]}), [said])

    def test_an_aim_alone_is_never_a_miss_ok(self):
        self.assertEqual(verdicts(row(rows.Bar("peer", aim=1.0)),
                                  {"poolwise": [2.0], "peer": [1.0]}), ["aim missed"])

    def test_limits_without_a_peer_bad(self):
        limit = row(rows.Bar(None, 0), unit="")
        self.assertEqual(verdicts(limit, {"poolwise": [0.0, 0.0, 1.0]}), ["pass"])
        self.assertEqual(verdicts(limit, {"poolwise": [1.0]}), ["**miss**"])
        self.assertEqual(table.not_measured([limit], {"key": {"poolwise": [1.0]}}), [])
        self.assertEqual(table.not_measured([limit], {"key": {"poolwise": []}}),
                         ["title, against its limit"])

    def test_quoted_peers_follow_their_anchor_ok(self):
        one = row(rows.Bar("far", 1.0), quoted={"far": ("peer", 1.5)})
        line, = table.bars([one], {"key": {"poolwise": [1e-6], "peer": [2e-6]}})
        self.assertEqual(line[2:5], ("far (quoted)", "3 us", "0.33"))

    def test_what_is_missing_is_said_bad(self):
        one = row(rows.Bar("peer", 1.0))
        figures = {"key": {"poolwise": [1.0], "peer": []}}
        self.assertEqual(table.bars([one], figures), [])
        self.assertEqual(table.not_measured([one], figures), ["title, against peer"])

    def test_every_bar_has_its_peer_ok(self):
        for each in rows.ROWS:
            self.assertIn("poolwise", each.peers)
            for bar in each.bars:
                self.assertIn(bar.against, {None, *each.peers, *each.quoted}, each.key)
            for anchor, _ in each.quoted.values():
                self.assertIn(anchor, each.peers, each.key)


class Page(unittest.TestCase):
    def test_replacing_twice_changes_nothing_more_ok(self):
        once = page.replaced("# Head\n\nText.\n", "figures", "one")
        self.assertEqual(once, "# Head\n\nText.\n\n<!-- figures -->\none\n<!-- end of figures -->\n")
        self.assertEqual(page.replaced(once, "figures", "one"), once)
        self.assertEqual(page.replaced(once + "Tail.\n", "figures", "two"),
                         once.replace("\none\n", "\ntwo\n") + "Tail.\n")

    def test_half_a_place_is_an_error_bad(self):
        with self.assertRaises(ValueError):
            page.replaced("<!-- figures -->\n", "figures", "one")


if __name__ == "__main__":
    unittest.main()
