import { runClocks, stopClocks } from '../crm/clocks';
import { testCells } from './cells';
import type { CallName } from './matrix';
import { triggerCalls } from './triggerCalls';

beforeEach(() => stopClocks());
afterEach(() => runClocks());

testCells(
	Object.keys(triggerCalls) as CallName[],
	async (call) => await triggerCalls[call as keyof typeof triggerCalls](),
);
