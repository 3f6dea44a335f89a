"""Writes a program of random loops: `generate.py --seed N --count N > loops.cpp`.

Each loop is a function of its own over one state, which is set anew before it is called
and printed as a checksum after it. Some loops are independent, most are not; nothing here
knows which. That is the point: whatever `poolwise check --fix` takes for safe must print
what it printed before.

Not generated: exceptions, more than one function deep, templates, files.
"""

import argparse
import dataclasses
import random


@dataclasses.dataclass
class Loop:
    head: str
    element: str = ""  # what a round may read; empty: it goes by the number i
    has_number: bool = False
    writable: bool = False  # the element
    end: str = "}"
    goes_on: str = "continue"


class Writer:
    def __init__(self, seed):
        self.r = random.Random(seed)

    def pick(self, *choices):
        return self.r.choice(choices)

    def chance(self, of):
        return self.r.random() < of

    def loop(self):
        counted = [
            "for (long i = 8; i < 8 + n; ++i) {", "for (long i = 7 + n; i >= 8; --i) {",
            "for (long i = 8; i < 8 + 2 * n; i += 2) {", "for (long i = 8; i != 20; i++) {",
            "for (std::size_t i = 8; i < 8 + std::size_t(n); ++i) {",
            "for (long k = 0; k < n; k += 3) {\n    long i = 8 + k;",
            "for (unsigned k = 0; k <= 10; k += 2) {\n    long i = 8 + k;",
            "for (long b = 0; b < n; b += block) {\n    long i = 8 + b;",
            "for (std::size_t b = 0; b < std::size_t(n); b += step) {\n    long i = 8 + long(b);",
        ]
        if self.chance(0.5):
            return Loop(self.pick(*counted), has_number=True)
        return self.pick(
            Loop("for (long e : s.b) {", "e"),
            Loop("for (long &e : s.b) {", "e", writable=True),
            Loop("for (const long &e : s.a) {", "e"),
            Loop("for (auto &one : s.nodes) {", "one.value", writable=True),
            Loop("for (const auto &one : s.nodes) {", "one.value"),
            Loop("for (auto &one : s.owned) {", "one->value", writable=True),
            Loop("for (Node *one : s.shared) {", "one->value", writable=True),
            Loop("for (auto &row : s.rows) {", "row[0]", writable=True),
            Loop("for (long &e : s.listed) {", "e", writable=True),
            Loop("for (auto it = s.a.begin(); it != s.a.end(); ++it) {", "*it", writable=True),
            Loop("for (auto it = s.nodes.begin(); it != s.nodes.end(); ++it) {", "it->value"),
            Loop("for (long *p = s.plain; p != s.plain + n; ++p) {", "*p", writable=True),
            Loop("std::for_each(s.c.begin(), s.c.end(), [&](long &e) {", "e", writable=True,
                 end="});", goes_on="return"),
            Loop("std::any_of(s.c.begin(), s.c.end(), [&](long e) {", "e",
                 end="return t % 5 == 0; }) ? ++hits : --hits;", goes_on="return false"),
            Loop("hits += std::count_if(s.b.begin(), s.b.end(), [&](long e) {", "e",
                 end="return t % 5 == 0; });", goes_on="return true"),
            Loop("auto it = s.a.begin();\n  while (it != s.a.end()) {", "*it", writable=True,
                 end="  ++it;\n  }", goes_on="{ ++it; continue; }"),
            Loop("long k = 0;\n  while (k < n) {\n    long i = 8 + k;", has_number=True,
                 end="  ++k;\n  }", goes_on="{ ++k; continue; }"),
            Loop("while (at < 8 + n) {\n    long i = at++;", has_number=True))

    def subscript(self):
        return self.pick("i", "i", "i", "i", "i + 1", "i - 1", "i - i % 2", "s.index[i]", "s.same[i]",
                         "31 - i", "i / 2 + 4", "i % 4", "8", "i + (s.x & 1)")

    def array(self):
        return self.pick("s.a", "s.a", "s.b", "s.c", "s.plain", "alias", "q")

    def at(self, has_i):
        """Something to write to."""
        if has_i and self.chance(0.85):
            return self.pick(
                f"{self.array()}[{self.subscript()}]", f"{self.array()}[{self.subscript()}]",
                f"s.nodes[{self.subscript()}].value", f"s.owned[{self.subscript()}]->value",
                f"s.shared[i]->value", "s.rows[i][0]", "*slot(s, i)",
                f"cell(s.b, {self.subscript()})")
        return self.pick("s.x", "last", "outer", "scratch", "s.plain[3]")

    def value(self, loop):
        own = ["t"] * 3
        if loop.has_number:
            own += ["long(i)", f"{self.array()}[{self.subscript()}]"]
        else:
            own += [loop.element] * 2
        one = self.pick(*own, "s.x", "outer", "3L") if self.chance(0.35) else self.pick(*own)
        if self.chance(0.1):
            return self.pick("remember", "count", "once", "previous") + f"({one})"
        return self.pick(one, one, f"{one} + t", f"work({one})", f"work({one} + 1)")

    def call(self, on, value, writable):
        """A member function of a node."""
        if not writable or self.chance(0.3):
            return f"sum += {on}{self.pick('look', 'read')}();"
        return f"{on}{self.pick('add', 'keep', 'tell')}({value});"

    def statement(self, loop, inner=False):
        if not inner and self.chance(0.12):
            return f"if ({self.value(loop)} % 2 == 0) {{ {self.statement(loop, inner=True)} }}"
        v, to = self.value(loop), self.at(loop.has_number)
        some = [
            f"{to} = {v};", f"{to} = {v};", f"{to} += {v};", f"put({to}, {v});",
            f"out.push_back({v});", f"out.push_back({v});", f"append(out, {v});",
            f"sum += {v};", f"sum += {v};", f"product *= {v} % 3 + 1;",
            f"s.least = std::min(s.least, {v});", f"if ({v} > s.most) s.most = t;",
            f"s.flag |= {v} % 5 == 0;", f"if ({v} % 3 == 0) ++hits;", f"outer = {v};",
            f"s.counts[{v} % 5] += 1;", f"s.counts.emplace(t, {v});",
            f"s.text += std::to_string({v});",
            f"if ({v} % 2 == 0) s.text += 'x';", "if (!first) s.text += ','; first = false;",
            f"if ({v} % 2 == 0) out.push_back(t);",
            f"for (long j = 0; j < 2; ++j) out.push_back({v} + j);",
            f"out.push_back(long(out.size()) + {v});",
            f"if ({v} % 3) sum += t;", f"found = found || {v} % 11 == 0;",
            f"all &= {v} % 13 != 0;", "if (t < low) { low = t; low_at = hits; }",
            f"scratch = {v}; {to} += scratch;", f"own.clear(); own.push_back({v}); {to} += own[0];",
            f"if (t % 4 == 0) {loop.goes_on};", f"if (t % 9 == 0) {self.leave(loop)};",
        ]
        if loop.has_number:
            some += [
                self.call("s.nodes[i].", v, True), self.call("s.owned[i]->", v, True),
                self.call("s.shared[i]->", v, True), f"s.rows[i].push_back({v});",
                f"for (long &cell : s.rows[i]) cell += {v};",
                f"for (long j = 0; j < 3; ++j) s.c[i + j] = {v};",
                f"for (long j = 0; j < 10; ++j) table[i * 10 + j] = {v} + j;",
                f"for (long j = 0; j < {self.pick('width', 'width + 1')}; ++j) table[i * width + j] += {v};",
                f"for (long j = i; j < std::min<long>(i + {self.pick('block', 'width')}, room); ++j) table[j] += {v};",
                f"table[(33 - i) * width + {self.pick('0', 'width - 1', 'width')}] += {v};",
                f"table[i / 2 * width] += {v};",
            ]
        elif "value" in loop.element:
            some.append(self.call(loop.element.removesuffix("value"), v, loop.writable))
        if loop.writable:
            some += [f"{loop.element} = {v};", f"{loop.element} += {v};"]
        return self.pick(*some)

    def leave(self, loop):
        return "break" if "continue" in loop.goes_on else loop.goes_on

    def function(self, number):
        loop = self.loop()
        body = ["[[maybe_unused]] long t = work(%s);" % (loop.element or "long(i)")]
        body += [self.statement(loop) for _ in range(self.pick(1, 1, 2, 2, 3))]
        lines = [
            f"void loop_{number}(State &s) {{",
            f"  [[maybe_unused]] auto &alias = {self.pick('s.a', 's.b', 's.c')};",
            f"  [[maybe_unused]] long *q = {self.pick('s.a.data()', 's.b.data()', 's.plain')};",
            "  [[maybe_unused]] long at = 8;",
            "  long sum = 0, hits = 0, outer = 5;",
            "  [[maybe_unused]] long scratch = 0, low = 1 << 30, low_at = 0, block = 2 + (s.x & 1);",
            "  [[maybe_unused]] long width = 4 + (s.x & 7);",
            "  [[maybe_unused]] std::size_t step = 2;",
            "  [[maybe_unused]] bool first = true, found = false, all = true;",
            "  std::vector<long> own, table(400);",
            "  unsigned long product = 1;",
            "  std::vector<long> out;",
            f"  {loop.head}", *("    " + line for line in body), f"  {loop.end}",
            "  for (long v : out)", "    s.text += std::to_string(v) + ' ';",
            "  for (long v : table)", "    sum = sum * 5 % 1000003 + v;",
            "  s.y = low_at + found * 3 + all * 7 + sum * 31 + hits * 17 + outer + long(product % 1000003);", "}", "",
        ]
        return "\n".join(lines)


def program(seed, count):
    writer = Writer(seed)
    functions = [writer.function(number) for number in range(count)]
    run = "\n".join(
        f'  {{ State s; loop_{number}(s); std::printf("{number} %lx\\n", s.checksum()); }}'
        for number in range(count))
    return f'// Random loops, seed {seed}.\n#include "state.h"\n\n' + "\n".join(functions) + f"\nint main() {{\n{run}\n}}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    print(program(options.seed, options.count), end="")


if __name__ == "__main__":
    main()
