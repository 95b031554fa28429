/** A window of 320 points: everything is read without scrolling sideways (WCAG 2.2, 1.4.10). */
import { reflows } from './tour/reflow.js';

reflows('narrow-320', { size: { width: 320, height: 640 } });
