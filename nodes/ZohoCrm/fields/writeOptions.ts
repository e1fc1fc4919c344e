import { multiChoice, text, toggle } from '../../shared/fields';
import type { WriteOptions } from '../records';

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

const returnRecord = toggle('Return Record', {
	description:
		'Whether to return the records with all their fields as they are after the write, for one call more',
});

export const createOptions = { automations, assignmentRule, layoutRules, returnRecord };
export const updateOptions = { automations, layoutRules, returnRecord };

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
