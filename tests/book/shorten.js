// Leave of a page's repeated parts enough to see all of its colours.
//
// The colours of an element follow from its kind: what it is, how it is
// marked, and what it stands in. The rows of a table, the entries of the
// reference and the words of a listing come in thousands of a few kinds; of
// each kind some are left, since a style may tell even rows from odd ones.
// Returns how many kinds and elements there were before, and are after.
({ repeated, left }) => {
  // A formula is drawn in the colour of the text around it, not in text.
  const FORMULA = "mjx-container";
  const MEANS = /^(aria-.*|data-.*|role|style|tabindex|lang)$/;

  const mark = (a) => MEANS.test(a.name) ? `${a.name}=${a.value}` : a.name;
  const hasText = (e) => [...e.childNodes].some(
    (n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
  const describe = (e) => [
    e.tagName, [...e.classList].sort(), [...e.attributes].map(mark).sort(),
    hasText(e)].join(" ");

  const numbers = new Map(), kinds = new Map();
  const kindOf = (e) => {
    if (e === null) return 0;
    if (!kinds.has(e)) {
      const name = `${kindOf(e.parentElement)} ${describe(e)}`;
      if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
      kinds.set(e, numbers.get(name));
    }
    return kinds.get(e);
  };
  // How many of each kind there are in an element, itself included.
  const kindsIn = (e) => {
    const count = new Map();
    for (const one of [e, ...e.querySelectorAll(`:not(${FORMULA} *)`)]) {
      const kind = kindOf(one);
      count.set(kind, (count.get(kind) ?? 0) + 1);
    }
    return count;
  };
  const state = () => ({
    kinds: kindsIn(document.body).size,
    elements: document.querySelectorAll("*").length });

  const before = state();
  const there = kindsIn(document.body);
  // Backwards: the first of each kind are left, and an entry within an entry
  // is looked at before the one that it stands in.
  for (const part of [...document.querySelectorAll(repeated)].reverse()) {
    const inside = [...kindsIn(part)];
    if (inside.some(([kind, n]) => there.get(kind) - n < left)) continue;
    for (const [kind, n] of inside) there.set(kind, there.get(kind) - n);
    part.remove();
  }
  return { before, after: state() };
}
