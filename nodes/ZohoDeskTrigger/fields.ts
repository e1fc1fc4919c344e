import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import {
	choice,
	collection,
	type Field,
	integer,
	multiChoice,
	toggle,
	type ValuesOf,
} from '../shared/fields';
import { badInput } from '../shared/badInput';
import { departmentIds } from '../ZohoDesk/fields/departmentIds';
import { inPortal } from '../ZohoDesk/fields/inForm';
import { organization } from '../ZohoDesk/fields/organization';
import { labelOf } from '../ZohoDesk/metadata';
import { deskEvents, type EventName, isEventName } from './events';

/** Desk watches no more fields of a ticket than this. */
const MOST_FIELDS = 5;

const byName = (options: INodePropertyOptions[]): INodePropertyOptions[] =>
	options.sort((one, other) => one.name.localeCompare(other.name));

async function loadTicketFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inPortal(this, async (portal) => {
		const fields = await portal.freshFields('tickets');
		return byName(fields.map((field) => ({ name: labelOf(field), value: field.apiName })));
	});
}

const ticketFields = multiChoice(
	'Only When These Fields Change',
	{ loadOptionsMethod: 'loadTicketFields', load: loadTicketFields, dependsOn: ['organization.value'] },
	{ description: 'For Ticket Updated: up to 5 fields, one of which must have changed' },
);

const allEvents = Object.entries(deskEvents).map(([value, { name }]) => ({ name, value }));

const events = multiChoice('Events', byName(allEvents), {
	default: ['Ticket_Add'],
	description: 'What starts the workflow; each event comes as an item of its own',
});

const options = {
	includeAutomation: toggle('Changes by Automation', {
		description: "Whether changes made by Zoho Desk's own workflow rules start the workflow, too",
	}),
	departmentIds,
	fetchRecord: toggle('Fetch Full Record', {
		description:
			'Whether to get the record as it is when the event arrives, one call each, instead of what the event brings along',
	}),
	fields: {
		...ticketFields,
		read: (raw, source) => {
			const names = ticketFields.read(raw, source);
			if (names.length <= MOST_FIELDS) return names;
			throw badInput(source.label, `names ${names.length} fields`, 'Choose 5 fields at most.');
		},
	} satisfies typeof ticketFields,
	includePrevState: toggle('Previous State', {
		description: 'Whether updates also bring the record as it was before, and the names of what changed',
	}),
	reconcileHours: integer('Reconcile Every (Hours)', {
		default: 0,
		min: 0,
		description:
			'How often to look for changes whose event never arrived, such as while a proxy was down; 0 for never. What had arrived may come again.',
	}),
	direction: choice(
		'Thread Direction',
		[
			{ name: 'Both', value: 'both' },
			{ name: 'Incoming', value: 'in' },
			{ name: 'Outgoing', value: 'out' },
		],
		{ default: 'both', description: 'For Ticket Thread Added: what came in, what went out, or both' },
	),
};

/** The trigger's form. */
export const fields = {
	organization,
	events: {
		...events,
		property: { ...events.property, required: true },
		read: (raw, source): EventName[] => {
			const names = events.read(raw, source);
			const unknown = names.find((name) => !isEventName(name));
			if (unknown !== undefined)
				throw badInput(source.label, `names "${unknown}"`, 'Choose events from the list.');
			if (names.length === 0) throw badInput(source.label, 'is empty', 'Choose at least one event.');
			return names as EventName[];
		},
	} satisfies Field<EventName[]>,
	options: collection('Options', options),
};

export type Wanted = ValuesOf<typeof fields>;
