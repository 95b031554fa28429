/** A window of 1280 by 820 at 200 %: everything is read without scrolling sideways (WCAG 2.2, 1.4.4). */
import { reflows } from './tour/reflow.js';

/** To the page it is one of 640 by 410. */
reflows('zoom-200', { size: { width: 640, height: 410 } });
