import { testBlock } from '../../test/test-block.ts';

testBlock('hand-in');
