import type { INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { builtNodes, menuOf } from '../../build/built';

const withOperations = builtNodes().filter(({ resources }) => Object.keys(resources).length > 0);

/** The subtitle as n8n's canvas evaluates it. */
function subtitleOf(
	description: (typeof withOperations)[number]['description'],
	parameters: INodeParameters,
) {
	const node = {
		id: '1',
		name: 'Node',
		type: description.name,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const nodeTypes = { getByName: () => ({ description }), getByNameAndVersion: () => ({ description }) };
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypes as never,
	});
	return workflow.expression.getSimpleParameterValue(node, description.subtitle, 'internal', {});
}

describe.each(withOperations.map((node) => [node.description.displayName, node] as const))(
	'the subtitle of %s',
	(_, { description, resources }) => {
		test('names every operation as the menu does, and what it works on', () => {
			for (const resource of Object.keys(resources)) {
				const operations = (menuOf(description, resource)?.options ?? []) as INodePropertyOptions[];
				for (const { name, value: operation } of operations) {
					const spaced = resource.replace(/([A-Z])/g, ' $1');
					const title = spaced.charAt(0).toUpperCase() + spaced.slice(1);
					expect(subtitleOf(description, { resource, operation })).toBe(`${name}: ${title}`);
				}
			}
		});
	},
);

test('the subtitle of Zoho CRM names the module, picked from the list or typed in', () => {
	const { description } = withOperations.find(({ description: { name } }) => name === 'zohoCrm') ?? {};
	if (!description) throw new Error('Zoho CRM is not built');
	const get = { resource: 'record', operation: 'getAll' };
	const picked = { __rl: true as const, mode: 'list', value: 'Deals', cachedResultName: 'Deals' };
	expect(subtitleOf(description, { ...get, module: picked })).toBe('Get Many: Deals');
	const typed = { __rl: true as const, mode: 'id', value: 'Visits' };
	expect(subtitleOf(description, { ...get, module: typed })).toBe('Get Many: Visits');
	const note = { resource: 'note', operation: 'create', module: picked };
	expect(subtitleOf(description, note)).toBe('Create: Note');
});

test.each<[string, INodeParameters, string]>([
	['zohoCrmTrigger', { module: 'Leads', events: ['created', 'updated'] }, 'Leads: Created, Updated'],
	['zohoCrmTrigger', { module: { __rl: true, mode: 'list', value: '' }, events: ['created'] }, 'Created'],
	['zohoCrmPollingTrigger', { module: 'Deals', event: 'createdOrUpdated' }, 'Deals: Created or Updated'],
	['zohoDeskTrigger', { events: ['Ticket_Add', 'Contact_Update'] }, 'Ticket Created, Contact Updated'],
	['zohoDeskPollingTrigger', { watch: 'comments', event: 'created' }, 'Comments on Tickets: Created'],
])(
	'the subtitle of %s says in the words of the form what starts the workflow',
	(node, parameters, subtitle) => {
		const { description } = builtNodes().find(({ description: { name } }) => name === node)!;
		expect(subtitleOf(description, parameters)).toBe(subtitle);
	},
);
