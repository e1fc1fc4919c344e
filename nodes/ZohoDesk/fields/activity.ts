import { collection, locator, multiChoice } from '../../shared/fields';
import { type Activities, calls, events, tasks } from '../activities';
import { scopes } from '../scopes';
import { BEGINNING, rangeOf } from '../ticketWindows';
import { agent } from './agent';
import { contact } from './contact';
import { moduleFields } from './moduleFields';
import { optional } from './relabeled';
import { searchRows } from './rows';
import { ticket } from './ticket';

/** The latest first; the list of calls is in ascending order only (Call.json), its search is not. */
const latest = (name: string) =>
	name === 'calls'
		? { path: [name, 'search'], query: { createdTimeRange: rangeOf(BEGINNING), sortBy: '-createdTime' } }
		: { path: [name], query: { sortBy: '-createdTime' } };

const pickerOf = ({ name, label, readScopes }: Activities) =>
	locator(label, {
		searchMethod: `search${label}s`,
		search: searchRows({
			...latest(name),
			scopes: [...readScopes, ...scopes.search],
			nameOf: ({ subject, status, id }) => `${String(subject ?? id)} (${String(status)})`,
			search: (filter) => ({ path: [name, 'search'], query: { subject: `${filter}*` } }),
		}),
		byId: { placeholder: 'e.g. 1892000000975004', pattern: '^[0-9]+$', patternHint: 'An ID has digits only' },
	});

/** One of them, picked by its subject or given by ID. */
export const task = pickerOf(tasks);
export const call = pickerOf(calls);
export const event = pickerOf(events);

const links = ['contactId', 'departmentId', 'ownerId', 'ticketId'];
/** What has a place of its own in the form of a new one, and what Desk keeps. */
const askedApart = [...links, 'completedTime', 'creatorId', 'statusType'];

const toCreate = ({ name, label }: Activities) =>
	moduleFields(name, `get${label}FieldsToCreate`, 'new', askedApart);
const toUpdate = ({ name, label }: Activities) =>
	moduleFields(name, `get${label}FieldsToUpdate`, 'existing', ['completedTime', 'creatorId', 'statusType']);

export const taskFieldsToCreate = toCreate(tasks);
export const taskFieldsToUpdate = toUpdate(tasks);
export const callFieldsToCreate = toCreate(calls);
export const callFieldsToUpdate = toUpdate(calls);
export const eventFieldsToCreate = toCreate(events);
export const eventFieldsToUpdate = toUpdate(events);

const owner = optional(agent, { displayName: 'Owner', description: 'The agent who is to do it' });
const about = optional(ticket, { description: 'The ticket it is about' });

/** What a new one may be linked to. */
export const taskLinks = {
	contactId: optional(contact, { description: 'The person it is about' }),
	ownerId: owner,
	ticketId: about,
};
export const otherLinks = { ownerId: owner, ticketId: about };

export const activityInclude = (more: Array<{ name: string; value: string }> = []) =>
	collection('Options', {
		include: multiChoice(
			'Include',
			[
				{ name: 'Assignee', value: 'assignee' },
				{ name: 'Contact', value: 'contacts' },
				...more,
				{ name: 'Team', value: 'teams' },
				{ name: 'Ticket', value: 'tickets' },
			],
			{ description: 'What to return along with it, without a further call' },
		),
	});
