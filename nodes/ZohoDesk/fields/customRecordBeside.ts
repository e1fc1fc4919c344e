import { collection } from '../../shared/fields';
import { agent } from './agent';
import { department } from './department';
import { layout } from './layout';
import { optional } from './relabeled';

/** What a record of a custom module has beside its fields. */
export const besideCustomFields = collection('Options', {
	departmentId: optional(department, {
		description: 'The department the record belongs to; wanted where the module is kept by department',
	}),
	layoutId: optional(layout, { description: 'The layout of the record' }),
	ownerId: optional(agent, { displayName: 'Owner', description: 'The agent who looks after the record' }),
});
