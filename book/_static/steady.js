/* Nothing jumps while a page comes in: its text waits for the faces it is set
   in and for the formulas in sight, but not for long. Loaded in the head,
   before MathJax; without JavaScript nothing waits at all.

   A formula is no control, so MathJax's menu is off (_config.yml). Only a
   display that is too wide for its column can be reached with the keyboard,
   which scrolls it. */
(() => {
  const PATIENCE = 3000;  // ms; what comes later finds the page being read
  const CHUNK = 30;       // formulas drawn between two looks at the reader
  const state = document.documentElement.classList;
  const pause = (time) => new Promise((done) => setTimeout(done, time));

  // A face that comes too late would move every line: it waits for the next
  // page, and this one keeps what it began with.
  async function awaitFaces() {
    document.body.getBoundingClientRect();  // now the browser asks for them
    const late = await Promise.race([
      document.fonts.ready.then(() => false), pause(PATIENCE).then(() => true)]);
    state.toggle("keeps-first-faces", late);
    state.remove("awaits-faces");
  }

  // One wide cell widens its column, so a table is in sight as a whole.
  function inSight(formula) {
    const { top, bottom, width } =
      (formula.closest("table") ?? formula).getBoundingClientRect();
    return width > 0 && bottom > 0 && top < window.innerHeight;
  }

  // What is drawn changes its height, so what is in sight is asked again.
  async function drawFormulas(faces) {
    let left = [...document.querySelectorAll(".math")];
    const draw = (some) => {
      left = left.filter((formula) => !some.includes(formula));
      return MathJax.typesetPromise(some);
    };
    await faces;
    for (let seen; (seen = left.filter(inSight)).length;) await draw(seen);
    state.remove("awaits-formulas");
    while (left.length) {
      await pause();
      const seen = left.filter(inSight);
      await draw(seen.length ? seen : left.slice(0, CHUNK));
    }
    document.querySelectorAll("div.math mjx-container, .ledger .math").forEach(
      (display) => scrollers.observe(display));
  }

  const scrollers = new ResizeObserver((changed) => changed.forEach(
    ({ target }) => {
      const wide = target.scrollWidth > target.clientWidth + 1;
      if (wide) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
      // What is wider by a fraction of a pixel needs no scrollbar.
      target.style.overflowX = wide ? "" : "hidden";
    }));

  function start() {
    const faces = awaitFaces();
    if (window.MathJax) {
      window.MathJax.startup = { pageReady: () => drawFormulas(faces) };
      pause(PATIENCE).then(() => state.remove("awaits-formulas"));
    } else state.remove("awaits-formulas");
  }

  state.add("awaits-faces", "awaits-formulas");
  document.addEventListener("readystatechange", () => {
    if (document.readyState === "interactive") start();
  });
})();
