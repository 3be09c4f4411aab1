import { testBlock } from '../../test/test-block.ts';

testBlock('label-picture');
