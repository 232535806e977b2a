/* The contents at the right tell where the reader is: in the last section
   that has begun above a line in the window. The line lies in its upper part;
   towards the end of the page it moves down, so that short last sections are
   reached, too. (The theme marks a section when it sees the heading come in;
   headings that pass between two frames, or leave downwards, it misses.) */
(() => {
  const READ = 0.3;  // where the line lies, as a share of the window

  function follow(nav) {
    const links = [...nav.querySelectorAll("a[href^='#']")];
    const sections = links.map((link) => document.getElementById(
      decodeURIComponent(link.hash.slice(1))));
    let chosen = -1, asked = false;

    const top = (section) => section.getBoundingClientRect().top;

    function here() {
      // What was asked for counts until the reader moves on.
      if (chosen >= 0) return chosen;
      const page = document.scrollingElement, height = window.innerHeight;
      const left = page.scrollHeight - page.scrollTop - height;
      const line = Math.max(READ * height, height - left);
      return sections.findLastIndex((section) => top(section) <= line);
    }
    function mark() {
      asked = false;
      const current = here();
      links.forEach((link, k) => {
        link.classList.toggle("active", k === current);
        if (k === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
      nav.querySelectorAll(".toc-entry").forEach((entry) => entry.classList
        .toggle("active", current >= 0 && entry.contains(links[current])));
    }
    function ask() {
      if (!asked) requestAnimationFrame(mark);
      asked = true;
    }
    function choose() {
      chosen = links.findIndex((link) => link.hash === location.hash);
      ask();
    }
    function moveOn() { chosen = -1; }

    addEventListener("scroll", ask, { passive: true });
    addEventListener("resize", ask);
    addEventListener("hashchange", choose);
    ["wheel", "touchmove", "keydown", "pointerdown"].forEach(
      (deed) => addEventListener(deed, moveOn, { passive: true }));
    new ResizeObserver(ask).observe(document.body);
    choose();
  }

  document.addEventListener("DOMContentLoaded", () => document
    .querySelectorAll("nav.page-toc").forEach(follow));
})();
