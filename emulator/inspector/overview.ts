import { MovableClock } from '../clock';
import { faultNames, faultText } from '../faultText';
import type { EmulatedWorld } from '../world';
import { modulesOf } from './records';

/** All that the page shows at once. Tokens are cut short: whoever sees the page cannot use them. */
export function overview(world: EmulatedWorld) {
	const { clock, options, urls, limits, faults, crm, desk, requests } = world;
	return {
		now: clock.now(),
		speed: clock instanceof MovableClock ? clock.speed : 1,
		movable: clock instanceof MovableClock,
		kept: world.keeper !== undefined,
		options: { edition: options.edition, seed: options.seed, latency: options.latency },
		urls,
		requests: requests.count,
		modules: modulesOf(world).map(({ product, module, count }) => ({
			product,
			module,
			count: count(),
		})),
		...tokens(world),
		channels: crm.channels.all().map(({ id, notifyUrl, events, expiry, userId }) => ({
			id,
			url: notifyUrl,
			events: events.map(({ module, operation }) => `${module}.${operation}`),
			ends: expiry,
			user: crm.user(userId)?.email ?? userId,
		})),
		webhooks: [...desk.webhooks.byId.values()].map(
			({ id, name, url, subscriptions, isEnabled, failures, orgId }) => ({
				...{ id, name, url, isEnabled, failures, organization: orgId },
				events: Object.keys(subscriptions),
			}),
		),
		deliveries: deliveries(world),
		limits: (['crm', 'desk'] as const).map((product) => ({
			product,
			daily: limits.dailyCredits[product],
			concurrency: limits.concurrency[product],
			peak: product === 'crm' ? Math.max(limits.peak.crm, limits.peak.crmUpload) : limits.peak.desk,
			used: used(world, product),
		})),
		faults: faults.pending.map(({ match, fault, times }) => ({
			match: typeof match === 'string' ? match : 'chosen by a program',
			what: faultText(fault),
			times,
		})),
		faultNames,
	};
}

function used({ limits }: EmulatedWorld, product: string): Array<{ organization: string; credits: number }> {
	return Object.entries(limits.kept())
		.filter(([key]) => key.startsWith(`${product} `))
		.map(([key, calls]) => ({
			organization: key.slice(product.length + 1),
			credits: calls.reduce((sum, { credits }) => sum + credits, 0),
		}));
}

/** `1000.3f9a…c41b`. */
const short = (token: string): string => `${token.slice(0, 9)}…${token.slice(-4)}`;

function tokens({ accounts, clock }: EmulatedWorld) {
	const { refreshTokens, grantTokens, grants } = accounts.given();
	const common = ({
		user,
		scopes,
		clientId,
	}: Pick<(typeof refreshTokens)[number], 'user' | 'scopes' | 'clientId'>) => ({
		user: user.email,
		client: accounts.clientOf(clientId)?.kind ?? clientId,
		scopes,
	});
	return {
		grantTokens: grantTokens
			.filter(([, { expiresAt }]) => expiresAt > clock.now())
			.map(([code, grant]) => ({ token: short(code), ends: grant.expiresAt, ...common(grant) })),
		refreshTokens: refreshTokens.map((refreshToken) => ({
			token: short(refreshToken.value),
			refreshed: refreshToken.uses.length,
			living: refreshToken.accessTokens.filter(({ accessToken }) => accounts.grantOf(accessToken)).length,
			...common(refreshToken),
		})),
		accessTokens: grants
			.filter(({ accessToken }) => accounts.grantOf(accessToken))
			.map((grant) => ({ token: short(grant.accessToken), ends: grant.expiresAt, ...common(grant) })),
	};
}

/** The last few of each product, latest first. */
function deliveries({ crm, desk }: EmulatedWorld) {
	const ofCrm = crm.deliveries.sent
		.slice(-20)
		.map(({ url, body, status }) => ({ product: 'CRM', url, status, body }));
	const ofDesk = desk.webhooks.deliveries.slice(-20).map(({ webhookId, events, status }) => ({
		product: 'Desk',
		url: desk.webhooks.byId.get(webhookId)?.url ?? `webhook ${webhookId}`,
		status,
		body: events,
	}));
	return [...ofCrm.reverse(), ...ofDesk.reverse()];
}
