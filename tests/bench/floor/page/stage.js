/** The page is in the document, and two frames after that it has been painted. */
const say = (name) => window.__TAURI_INTERNALS__.invoke('stage', { name });
say('js');
requestAnimationFrame(() => requestAnimationFrame(() => say('ready')));
