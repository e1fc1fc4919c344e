import { choice, collection, dateTime, shownWhen, type ValuesOf } from '../shared/fields';
import { match } from '../ZohoCrm/fields/conditions';
import { listOptions } from '../ZohoCrm/fields/listOptions';
import { moduleField } from '../ZohoCrm/fields/module';
import { queryConditions } from '../ZohoCrm/fields/queryFields';
import { ignoreOwn, output, outputFields } from '../ZohoCrmTrigger/form';

const event = choice(
	'Event',
	[
		{ name: 'Created', value: 'created' },
		{ name: 'Created or Updated', value: 'createdOrUpdated' },
		{ name: 'Deleted', value: 'deleted' },
		{ name: 'Updated', value: 'updated' },
	],
	{ default: 'created', description: 'What starts the workflow' },
);

const which = choice(
	'Which Records',
	[
		{ name: 'All', value: 'all' },
		{ name: 'Of a Custom View', value: 'view' },
		{ name: 'That Meet Conditions', value: 'conditions' },
	],
	{ default: 'all', description: 'Which records start the workflow' },
);

const alive = { event: ['created', 'createdOrUpdated', 'updated'] };

export const fields = {
	module: moduleField,
	event,
	which: shownWhen(alive, which),
	conditions: shownWhen({ ...alive, which: ['conditions'] }, queryConditions),
	match: shownWhen({ ...alive, which: ['conditions'] }, match),
	view: shownWhen({ ...alive, which: ['view'] }, listOptions.view),
	output: shownWhen(alive, output),
	outputFields: shownWhen({ ...alive, output: ['fields'] }, outputFields),
	options: collection('Options', {
		ignoreOwn,
		startFrom: dateTime('Start From', {
			description:
				'When the workflow is switched on for the first time, begin with the changes since this time. Without it only what changes from then on starts the workflow.',
		}),
	}),
};

/** What the user filled in. */
export type Wanted = ValuesOf<typeof fields>;
