import { testBlock } from '../../test/test-block.ts';

testBlock('drag-words');
