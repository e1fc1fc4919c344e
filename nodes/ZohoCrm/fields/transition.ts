import type { ILoadOptionsFunctions, INodeListSearchResult, ResourceMapperFields } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { locator, mapper } from '../../shared/fields';
import { type Blueprint, blueprintOf, fieldsOf, nameOf, type TransitionField } from '../blueprint';
import type { Crm } from '../crmApi';
import type { CrmField } from '../metadata';
import { chosenModule, chosenRecord, inForm } from './inForm';
import { formFields, mapperField } from './recordFields';

async function chosenBlueprint(context: ILoadOptionsFunctions, crm: Crm): Promise<Blueprint | undefined> {
	const id = chosenRecord(context);
	return id === undefined ? undefined : await blueprintOf(crm, chosenModule(context), id);
}

async function searchTransitions(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await inForm(this, async (crm) => {
		const blueprint = await chosenBlueprint(this, crm);
		if (!blueprint) {
			throw badInput(
				'Record',
				'is not one record yet',
				'Choose a record to see its transitions, or give the name of the transition.',
			);
		}
		const wanted = filter.toLowerCase();
		const results = blueprint.transitions
			.filter(({ type }) => type !== 'automatic')
			.filter(({ name }) => name.toLowerCase().includes(wanted))
			.map(({ name, next_field_value: next }) => ({
				name: next ? `${name} → ${next}` : name,
				value: name,
			}));
		return { results };
	});
}

/** A transition of the record's blueprint. Gives its name, or the ID that was given. */
export const transition = locator('Transition', {
	searchMethod: 'searchTransitions',
	search: searchTransitions,
	description: 'The step to make in the blueprint the record is in. The list shows those it can make now.',
	byId: { label: 'By Name or ID', placeholder: 'e.g. Send Proposal' },
});

const asField = (field: TransitionField): CrmField => ({
	id: field.id ?? nameOf(field),
	data_type: 'text',
	...field,
	api_name: nameOf(field),
});

const beside: CrmField[] = [
	{ id: 'Notes', api_name: 'Notes', data_type: 'textarea' },
	{ id: 'Attachments', api_name: 'Attachments', data_type: 'fileupload' },
];

async function getTransitionFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await inForm(this, async (crm) => {
		const wanted = this.getCurrentNodeParameter('transition', { extractValue: true });
		const blueprint = await chosenBlueprint(this, crm);
		const chosen = blueprint?.transitions.find(({ id, name }) => id === wanted || name === wanted);
		if (!chosen) {
			// Which it will be is not known yet, so every field is offered that it may ask for.
			const { fields } = await formFields(crm, chosenModule(this), 'update');
			return { fields: [...fields, ...beside.map((field) => mapperField(field, false))] };
		}
		const hasValue = (field: TransitionField) => (chosen.data?.[nameOf(field)] ?? null) !== null;
		return {
			fields: fieldsOf(chosen).map((field) =>
				mapperField(asField(field), field.mandatory === true && !hasValue(field)),
			),
		};
	});
}

/** What the transition asks to be filled in; mandatory ones that the record has already can be left out. */
export const transitionFields = mapper('Fields', {
	mappingMethod: 'getTransitionFields',
	load: getTransitionFields,
	mode: 'add',
	chooseFirst: ['module', 'Module'],
	dependsOn: ['module.value', 'recordId.value', 'transition.value'],
	hint: 'Mandatory fields that have a value already keep it',
});
