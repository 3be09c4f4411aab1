import { testBlock } from '../../test/test-block.ts';

testBlock('select-text');
