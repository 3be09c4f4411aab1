import { describe } from 'vitest';
import { adapterJourneys } from './adapter-journeys.ts';
import { openChromium } from './browsers.ts';

describe('Chromium', () => {
  adapterJourneys(openChromium, true);
});
