/** Text at 200 %, as large as the settings go: everything is read without scrolling sideways (WCAG 2.2, 1.4.4). */
import { reflows } from './tour/reflow.js';

reflows('text-200', { size: { width: 1280, height: 820 }, textSize: 200 });
