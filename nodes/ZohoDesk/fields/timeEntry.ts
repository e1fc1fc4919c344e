import { choice, collection, dateTime, integer, shownWhen, text, toggle } from '../../shared/fields';
import { task } from './activity';
import { agent } from './agent';
import { optional } from './relabeled';
import { ticket } from './ticket';

/** What the time was spent on. */
export const spentOn = {
	of: choice(
		'Time Spent On',
		[
			{ name: 'Task', value: 'task' },
			{ name: 'Ticket', value: 'ticket' },
		],
		{ default: 'ticket', description: 'What the time was spent on' },
	),
	taskId: shownWhen({ of: ['task'] }, task),
	ticketId: shownWhen({ of: ['ticket'] }, ticket),
};

const costs = {
	additionalCost: text('Additional Cost', { placeholder: 'e.g. 10.50' }),
	agentCostPerHour: text('Agent Cost per Hour', { placeholder: 'e.g. 45' }),
	fixedCost: text('Fixed Cost', { placeholder: 'e.g. 120' }),
};

const isBillable = toggle('Billable', {
	default: true,
	description: 'Whether the customer is to pay for it',
});
const description = text('Description', { rows: 3, description: 'What was done' });
const ownerId = optional(agent, { displayName: 'Owner', description: 'The agent who did it' });
const requestChargeType = choice(
	'Request Charge Type',
	[
		{ name: 'Customer Service', value: 'Customer Service' },
		{ name: 'Product Consultation', value: 'Product Consultation' },
		{ name: 'Support and Maintenance', value: 'Support and Maintenance' },
		{ name: 'Upgrade Request', value: 'Upgrade Request' },
	],
	{ default: 'Customer Service', description: 'The kind of work' },
);
const { additionalCost, agentCostPerHour, fixedCost } = costs;
const beginning = { additionalCost, agentCostPerHour, isBillable, description, fixedCost };

export const timeEntryDetails = collection('Options', {
	...beginning,
	ownerId,
	requestChargeType,
	secondsSpent: integer('Seconds Spent', { default: 0, min: 0, description: 'Beside hours and minutes' }),
	executedTime: dateTime('Started At', { description: 'When the work began; now when left out' }),
});

/** Only what is added is changed, so that minutes do not run over into hours that are not known here. */
export const timeEntryChanges = collection(
	'Changes',
	{
		...beginning,
		hoursSpent: integer('Hours Spent', { default: 0, min: 0, max: 999 }),
		minutesSpent: integer('Minutes Spent', { default: 0, min: 0, max: 59 }),
		ownerId,
		requestChargeType,
		secondsSpent: integer('Seconds Spent', { default: 0, min: 0, max: 59 }),
		executedTime: dateTime('Started At', { description: 'When the work began' }),
	},
	{ addLabel: 'Add field', description: 'What to change; the rest stays as it is' },
);

export const costLabels: Record<string, string> = Object.fromEntries(
	Object.entries(costs).map(([name, { property }]) => [name, property.displayName]),
);

export const billStatus = choice(
	'Billing Status',
	[
		{ name: 'Billable', value: 'billable' },
		{ name: 'Billed', value: 'billed' },
		{ name: 'Not Billable', value: 'nonBillable' },
	],
	{ default: 'billable', description: 'Only time entries of this status' },
);
