import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { loadedChoice, multiChoice, text, toggle } from '../../shared/fields';
import type { WriteOptions } from '../records';
import { chosenModule, inForm } from './inForm';

/** Zoho CRM v8, insert records: values of `trigger`. */
const automations = multiChoice(
	'Automations to Run',
	[
		{ name: 'Approval Processes', value: 'approval' },
		{ name: 'Blueprints', value: 'blueprint' },
		{ name: 'Orchestration', value: 'orchestration' },
		{ name: 'Pathfinder', value: 'pathfinder' },
		{ name: 'Workflow Rules', value: 'workflow' },
	],
	{
		description:
			'Which of your automations the written records set off. Without this option all run; with nothing chosen none does.',
	},
);

const assignmentRule = text('Assignment Rule ID', {
	description: 'The assignment rule that gives new records their owner',
	placeholder: 'e.g. 4150868000000123456',
});

const layoutRules = toggle('Apply Layout Rules', {
	description: "Whether the layout's own rules, such as fields that a value makes mandatory, are checked too",
});

async function getLayouts(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inForm(this, async (crm) =>
		(await crm.layouts(chosenModule(this))).map(({ id, name }) => ({ name, value: id })),
	);
}

const layout = loadedChoice(
	'Layout Name or ID',
	{ loadOptionsMethod: 'getLayouts', load: getLayouts, dependsOn: ['module.value'], chooseFirst: 'module' },
	{
		description:
			'The layout of the new records, which decides what is mandatory. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
);

const returnRecord = toggle('Return Record', {
	description:
		'Whether to return the records with all their fields as they are after the write, for one call more',
});

export const createOptions = { layoutRules, assignmentRule, automations, layout, returnRecord };
export const updateOptions = { layoutRules, automations, returnRecord };

/** What the options add to a write's body. */
export function writeOptionsOf(options: {
	automations?: string[];
	assignmentRule?: string;
	layoutRules?: boolean;
}): WriteOptions {
	return {
		...(options.automations ? { trigger: options.automations } : {}),
		...(options.assignmentRule ? { lar_id: options.assignmentRule } : {}),
		...(options.layoutRules ? { apply_feature_execution: [{ name: 'layout_rules' }] } : {}),
	};
}

/** The fields' values, with the layout that the options name; a field of that name comes first. */
export const withLayout = (values: IDataObject, { layout: id }: { layout?: string }): IDataObject =>
	id === undefined ? values : { Layout: id, ...values };
