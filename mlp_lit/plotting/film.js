/* Plays the pictures of a film: a button, a slider, and the keyboard.

   A film is <div class="film"> with a still <img>. Its pictures stand in a
   <script type="application/json"> (in a notebook), or in files whose names
   differ in a number (in the book; loaded when the film is seen). Without
   this script, and in print, the still is what one sees. */
(() => {
  const name = (film, k) =>
    film.dataset.files.replace("*", String(k).padStart(3, "0"));

  function sources(film) {
    const data = film.querySelector("script[type='application/json']");
    if (data) return JSON.parse(data.textContent).map(
      (frame) => "data:image/png;base64," + frame);
    return Array.from({ length: Number(film.dataset.count) },
      (_, k) => name(film, k));
  }

  function element(parent, tag, settings) {
    return parent.appendChild(Object.assign(document.createElement(tag), settings));
  }

  function prepare(film) {
    const picture = film.querySelector("img"), frames = [], urls = sources(film);
    const labels = JSON.parse(film.dataset.labels);
    const still = Number(film.dataset.still), last = urls.length - 1;
    let timer = null;

    const bar = element(film, "div", { className: "film-bar" });
    const button = element(bar, "button", { type: "button" });
    const slider = element(bar, "input", {
      type: "range", min: 0, max: last, step: 1, value: still });
    const label = element(bar, "span", { className: "film-label" });
    slider.setAttribute("aria-label", "Moment");

    function load() {
      if (!frames.length) urls.forEach((url) => {
        frames.push(Object.assign(new Image(), { src: url }));
      });
    }
    function show(k) {
      load();
      slider.value = k;
      label.textContent = labels[k];
      slider.setAttribute("aria-valuetext", labels[k]);
      const frame = frames[k];
      // A picture that is still on its way is shown when it has come.
      (frame.complete ? Promise.resolve() : frame.decode().catch(() => {}))
        .then(() => { if (Number(slider.value) === k) picture.src = frame.src; });
    }
    function pause() {
      clearInterval(timer);
      timer = null;
      button.textContent = "▶";
      button.setAttribute("aria-label", "Play");
    }
    function step() {
      const next = Number(slider.value) + 1;
      if (next > last) pause(); else show(next);
    }
    function play() {
      if (Number(slider.value) === last) show(0); else load();
      timer = setInterval(step, 1000 / Number(film.dataset.perSecond));
      button.textContent = "❚❚";
      button.setAttribute("aria-label", "Pause");
    }

    button.addEventListener("click", () => (timer ? pause() : play()));
    slider.addEventListener("input", () => { pause(); show(Number(slider.value)); });
    slider.addEventListener("keydown", (event) => {
      if (event.key === " ") { event.preventDefault(); button.click(); }
    });
    label.textContent = labels[still];
    slider.setAttribute("aria-valuetext", labels[still]);
    pause();
    film.dataset.ready = "yes";
    new IntersectionObserver((seen, observer) => {
      if (seen.some((entry) => entry.isIntersecting)) { load(); observer.disconnect(); }
    }, { rootMargin: "200px" }).observe(film);
  }

  const start = () => document.querySelectorAll("div.film:not([data-ready])").forEach(prepare);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
