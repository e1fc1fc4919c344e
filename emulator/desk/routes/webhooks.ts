import type { Edition } from '../../service';
import type { Call, World } from '../../service';
import { agentOf, organizationOf } from '../organization';
import { forbidden, invalidData, licenseLimited, notFound, Refused } from '../refusals';
import { type DeskRoute, listReply, ok } from '../route';
import { editionType } from '../setupFormatters';
import type { Shown } from '../shown';
import { invalid } from '../validation';
import { webhookIn } from '../webhooks/body';
import { isListening } from '../webhooks/calling';
import type { Webhook } from '../webhooks/entities';
import { publicKeys } from '../webhooks/signing';

/** Webhooks that may be enabled at a time, from Zoho's page on webhooks. */
const allowed: Record<Edition, number> = {
	free: 0,
	standard: 0,
	professional: 5,
	enterprise: 10,
	ultimate: 20,
};
/** Webhooks of an organization, enabled or not. */
const MOST = 20;

const events = (operation: string) => [`Desk.events.${operation}`];
const settings = (operation: string) => [`Desk.settings.${operation}`];

const shownWebhook = ({ orgId: _orgId, failures: _failures, ...webhook }: Webhook): Shown => ({
	...webhook,
	type: 'CUSTOMER_WEBHOOK',
});

/** The permission to work with webhooks is a profile's; here administrators have it. */
function organizationForWebhooks(call: Call, world: World): string {
	if (agentOf(call, world).rolePermissionType !== 'Admin') throw new Refused(forbidden());
	return organizationOf(call, world).id;
}

function webhookOf(call: Call, world: World): Webhook {
	const orgId = organizationForWebhooks(call, world);
	const webhook = world.desk.webhooks.byId.get(call.params.webhookId ?? '');
	if (webhook?.orgId !== orgId) throw new Refused(notFound());
	return webhook;
}

/** Refuses one more webhook than the edition has, be it made or enabled. */
function refuseBeyondEdition(orgId: string, { desk }: World): void {
	const { edition } = desk.context;
	const webhooks = desk.webhooks.of(orgId);
	const enabled = webhooks.filter(({ isEnabled }) => isEnabled).length;
	if (enabled < allowed[edition] && webhooks.length < MOST) return;
	throw new Refused(licenseLimited('WEBHOOK', editionType(edition), String(allowed[edition])));
}

async function refuseDeaf(url: string): Promise<void> {
	if (!(await isListening(url))) throw new Refused(invalidData([invalid('/url')]));
}

async function createWebhook(call: Call, world: World): Promise<Webhook> {
	const orgId = organizationForWebhooks(call, world);
	const written = webhookIn(call, world, ['subscriptions', 'url']);
	const { isEnabled = true, url = '' } = written;
	if (isEnabled) refuseBeyondEdition(orgId, world);
	await refuseDeaf(url);
	const now = world.desk.now();
	const webhook: Webhook = {
		id: world.nextId(),
		orgId,
		...{ name: null, description: null, url, subscriptions: {}, includeEventsFrom: [], ignoreSourceId: null },
		...written,
		isEnabled,
		createdBy: agentOf(call, world).id,
		createdTime: now,
		modifiedTime: now,
		failures: 0,
	};
	world.desk.webhooks.byId.set(webhook.id, webhook);
	return webhook;
}

async function updateWebhook(call: Call, world: World): Promise<Webhook> {
	const webhook = webhookOf(call, world);
	const written = webhookIn(call, world, ['subscriptions']);
	if (written.isEnabled && !webhook.isEnabled) refuseBeyondEdition(webhook.orgId, world);
	if (written.url !== undefined && written.url !== webhook.url) await refuseDeaf(written.url);
	return Object.assign(webhook, written, { modifiedTime: world.desk.now(), failures: 0 });
}

const one = '/api/v1/webhooks/:webhookId';

export const webhookRoutes: DeskRoute[] = [
	{
		method: 'GET',
		path: '/api/v1/webhooks',
		summary: 'Webhooks of the organization',
		scopes: events('READ'),
		alsoScopes: settings('READ'),
		handle: (call, world) => {
			const webhooks = world.desk.webhooks.of(organizationForWebhooks(call, world));
			return listReply(webhooks.map(shownWebhook));
		},
	},
	{
		method: 'POST',
		path: '/api/v1/webhooks',
		summary: 'Creates a webhook, once its URL has answered a GET or a POST with 200',
		scopes: events('CREATE'),
		alsoScopes: settings('CREATE'),
		handle: async (call, world) => ok(shownWebhook(await createWebhook(call, world))),
	},
	{
		method: 'GET',
		path: one,
		summary: 'One webhook',
		scopes: events('READ'),
		alsoScopes: settings('READ'),
		handle: (call, world) => ok(shownWebhook(webhookOf(call, world))),
	},
	{
		method: 'PATCH',
		path: one,
		summary: 'Changes a webhook, or enables it again; a new URL must answer as at the start',
		scopes: events('UPDATE'),
		alsoScopes: settings('UPDATE'),
		handle: async (call, world) => ok(shownWebhook(await updateWebhook(call, world))),
	},
	{
		method: 'DELETE',
		path: one,
		summary: 'Deletes a webhook',
		scopes: events('DELETE'),
		alsoScopes: settings('DELETE'),
		handle: (call, world) => {
			world.desk.webhooks.byId.delete(webhookOf(call, world).id);
			return { status: 200 };
		},
	},
	{
		method: 'GET',
		path: '/.well-known/jwks.json',
		summary: "The public keys that webhooks' signatures are verified with",
		outsideOrganizations: true,
		handle: async () => ok(await publicKeys()),
	},
];
