/** Which panel of the shell lies open. */
class Panels {
  palette = $state(false);
  shortcuts = $state(false);

  openPalette = (): void => {
    this.shortcuts = false;
    this.palette = true;
  };

  openShortcuts = (): void => {
    this.palette = false;
    this.shortcuts = true;
  };
}

export const panels = new Panels();
