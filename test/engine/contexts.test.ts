import {
	type IExecuteFunctions,
	type IHookFunctions,
	type ILoadOptionsFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	type IWebhookFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { authentications, openWorld, type World } from '../../engine/world';
import { authenticationCredentials, authenticationProperty } from '../../nodes/shared/form';
import { connect } from '../../nodes/shared/transport/connection';
import type { ZohoContext } from '../../nodes/shared/transport/types';

/** Asks CRM and Desk one thing each, from whichever context n8n gives. */
async function askBoth(context: ZohoContext): Promise<{ leads: number; organizations: number }> {
	const crm = await connect(context, 'crm');
	const desk = await connect(context, 'desk');
	const leads = await crm.send({
		method: 'GET',
		host: 'crm',
		path: '/crm/v8/Leads',
		query: { fields: 'Last_Name', per_page: 3 },
	});
	const organizations = await desk.send({ method: 'GET', host: 'desk', path: '/api/v1/organizations' });
	const count = ({ body }: { body: unknown }) => (body as { data: unknown[] }).data.length;
	return { leads: count(leads), organizations: count(organizations) };
}

/** A node that does nothing but ask, in every context there is. */
class Asker implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asker',
		name: 'asker',
		group: ['trigger'],
		version: 1,
		description: 'Asks Zoho from every context of n8n',
		defaults: { name: 'Asker' },
		polling: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'zoho' }],
		credentials: authenticationCredentials,
		properties: [authenticationProperty],
	};

	methods = {
		loadOptions: {
			async ask(this: ILoadOptionsFunctions) {
				return [{ name: 'answer', value: JSON.stringify(await askBoth(this)) }];
			},
		},
	};

	webhookMethods = {
		default: {
			checkExists: async function (this: IHookFunctions) {
				return (await askBoth(this)).leads === 3;
			},
			create: async function (this: IHookFunctions) {
				return (await askBoth(this)).organizations === 1;
			},
			delete: async function (this: IHookFunctions) {
				return (await askBoth(this)).leads === 3;
			},
		},
	};

	async execute(this: IExecuteFunctions) {
		return [[{ json: { ...(await askBoth(this)) } }]];
	}

	async poll(this: IPollFunctions) {
		return [[{ json: { ...(await askBoth(this)) } }]];
	}

	async webhook(this: IWebhookFunctions) {
		return { workflowData: [[{ json: { ...(await askBoth(this)) } }]] };
	}
}

const answer = { leads: 3, organizations: 1 };

describe.each(authentications)('a credential (%s)', (authentication) => {
	let world: World;
	beforeAll(async () => {
		// Zoho documents `Zoho-oauthtoken` alone; n8n's OAuth2 can only send `Bearer`, which Zoho takes as well.
		const zohoOauthTokenOnly = authentication === 'selfClient';
		world = await openWorld({ zohoOauthTokenOnly }, { nodes: [new Asker()] });
	});
	afterAll(async () => await world.stop());

	/** A connection whose token has just ended, so that every context has to get a new one. */
	const call = async () => ({
		node: 'asker',
		parameters: { authentication },
		credentials: (await world.connect(authentication, { secondsLeft: 1 })).credentials,
	});

	it('works in execute', async () => {
		expect((await world.engine.execute(await call())).items[0]?.[0]?.json).toEqual(answer);
	});

	it('works in a drop-down', async () => {
		const [choice] = await world.engine.loadOptions(await call(), 'ask');
		expect(JSON.parse(String(choice?.value))).toEqual(answer);
	});

	it('works in poll', async () => {
		const polled = await world.engine.poll(await call());
		expect(polled?.[0]?.[0]?.json).toEqual(answer);
	});

	it('works in webhook', async () => {
		const { workflowData } = await world.engine.webhook(await call());
		expect(workflowData?.[0]?.[0]?.json).toEqual(answer);
	});

	it.each(['checkExists', 'create', 'delete'] as const)('works in the hook %s', async (method) => {
		expect(await world.engine.hook(await call(), method)).toBe(true);
	});
});
