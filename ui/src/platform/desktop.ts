/** True inside the desktop shell, false in a browser. */
export const inDesktop = (): boolean => '__TAURI_INTERNALS__' in window;
