import type { Blueprint, Transition, TransitionField } from '../crm/blueprints';
import type { CrmStore } from '../crm/entities';

const must = (apiName: string, more: Partial<TransitionField> = {}): TransitionField => ({
	apiName,
	mandatory: true,
	...more,
});
const may = (apiName: string): TransitionField => ({ apiName, mandatory: false });

const positive = {
	holds: (value: unknown) => typeof value === 'number' && value > 0,
	message: 'The amount of an offer must be more than nothing',
};
const stages = ['Qualification', 'Needs Analysis', 'Proposal/Price Quote', 'Negotiation/Review'];

type TransitionSeed = Omit<Transition, 'id'>;

/** How a deal of the standard pipeline is won or lost at Marigold Interiors. */
const transitions: TransitionSeed[] = [
	{
		name: 'Qualify',
		type: 'manual',
		from: 'Qualification',
		to: 'Needs Analysis',
		fields: [must('Next_Step'), may('Notes')],
	},
	{
		name: 'Send Proposal',
		type: 'manual',
		from: 'Needs Analysis',
		to: 'Proposal/Price Quote',
		fields: [must('Amount', { rule: positive }), must('Closing_Date'), must('Type'), may('Contact_Name')],
	},
	{
		name: 'Negotiate',
		type: 'manual',
		from: 'Proposal/Price Quote',
		to: 'Negotiation/Review',
		fields: [must('Notes')],
	},
	{
		name: 'Win',
		type: 'manual',
		from: 'Negotiation/Review',
		to: 'Closed Won',
		criteria: { field: 'Contact_Name', message: 'A deal is won by somebody: it needs a contact first' },
		fields: [must('Attachments'), may('Notes')],
	},
	...stages.map((from): TransitionSeed => ({
		name: 'Lose',
		type: 'manual',
		from,
		to: 'Closed Lost',
		fields: [must('Description')],
	})),
	{ name: 'Give Up', type: 'automatic', from: 'Qualification', to: 'Closed Lost', fields: [] },
];

/** Comes last, so that the ids of everything else stay as they are without it. */
export function addBlueprints(store: CrmStore, nextId: () => string): void {
	const blueprint: Blueprint = {
		id: nextId(),
		name: 'Sale of a Room',
		module: 'Deals',
		stateField: 'Stage',
		entry: { field: 'Pipeline', value: 'Standard (Standard)' },
		transitions: transitions.map((transition) => ({ ...transition, id: nextId() })),
	};
	store.blueprints.push(blueprint);
}
