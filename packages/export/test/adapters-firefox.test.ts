import { describe } from 'vitest';
import { adapterJourneys } from './adapter-journeys.ts';
import { hasFirefox, openFirefox } from './browsers.ts';

if (!hasFirefox) console.log('Firefox is not installed (package firefox-esr): its tests are skipped');
describe.skipIf(!hasFirefox)('Firefox', () => {
  adapterJourneys(openFirefox, false);
});
