import { el, moment, number, table, until } from './dom.js';

const openRequests = new Set();
const openRecords = new Set();
const openTokens = new Set();
const openDeliveries = new Set();

const statusClass = (status) =>
	status === undefined
		? 'bad'
		: status < 300
			? 'good'
			: status < 400
				? 'faint'
				: status < 500
					? 'warn'
					: 'bad';

/** The parts of a request's address that say what it is about. */
function addressOf({ path, query }) {
	const asked = Object.entries(query).map(([name, value]) => `${name}=${value}`);
	return asked.length === 0 ? path : `${path}?${asked.join('&')}`;
}

export function requestsView(_overview, requests) {
	const rows = [...requests].reverse().map((request) => ({
		key: request.number,
		cells: [
			['short faint', moment(request.time).slice(11)],
			['short faint', request.service],
			['short code', request.method],
			['code', addressOf(request)],
			[`short ${statusClass(request.status)}`, String(request.status ?? 'none')],
			[
				request.refusal || request.fault ? 'warn' : 'faint',
				[
					request.fault && `fault: ${request.fault}`,
					request.refusal && `refused: ${request.refusal.why}`,
					request.summary,
				]
					.filter(Boolean)
					.join(' · '),
			],
		],
		more: { body: request.body, query: request.query, headers: request.headers },
	}));
	const heads = ['Time', 'Server', '', 'Call', 'Status', 'Answer'];
	return [
		table(heads, rows, 'Nobody has called yet. Connect n8n, or run one of its workflows.', openRequests),
	];
}

export function recordsView(overview, { total, records }, { product, module, search }, go) {
	const links = ['CRM', 'Desk'].flatMap((name) => [
		el('h3', {}, name),
		...overview.modules
			.filter((listed) => listed.product === name)
			.map((listed) =>
				el(
					'a',
					{
						href: `#records/${name}/${encodeURIComponent(listed.module)}`,
						'aria-current': listed.module === module && name === product && 'true',
					},
					el('span', {}, listed.module),
					el('span', { class: 'faint' }, listed.count === 0 ? '' : number(listed.count)),
				),
			),
	]);
	const rows = records.map(({ id, name, content }) => ({
		key: id,
		cells: [['short code', id], name],
		more: content,
	}));
	const shown = total > records.length ? `The latest ${records.length} of ${number(total)}` : number(total);
	const field = el('input', {
		name: 'search',
		type: 'search',
		placeholder: 'Name or id',
		value: search,
		'aria-label': 'Search',
	});
	const onsubmit = (event) => {
		event.preventDefault();
		go(field.value);
	};
	return [
		el(
			'div',
			{ class: 'columns' },
			el('div', { class: 'scroll modules' }, links),
			el(
				'div',
				{},
				el('form', { onsubmit }, field, el('button', {}, 'Search'), el('span', { class: 'faint' }, shown)),
				table(
					['Id', 'Name'],
					rows,
					search ? 'Nothing of this name or id.' : 'There is nothing here.',
					openRecords,
				),
			),
		),
	];
}

export function tokensView({ grantTokens, refreshTokens, accessTokens, now, urls }) {
	const list = (title, heads, tokens, cells, nothing) => [
		el('h2', {}, title),
		table(
			['Token', 'User', 'Application', ...heads, 'Scopes'],
			[...tokens].reverse().map((token) => ({
				key: `${title} ${token.token}`,
				cells: [
					['short code', token.token],
					token.user,
					token.client,
					...cells(token),
					['faint', shortened(token.scopes)],
				],
				more: token.scopes,
			})),
			nothing,
			openTokens,
		),
	];
	const ends = (token) => [['short', until(token.ends, now)]];
	const uses = ({ living, refreshed }) => [
		['short', String(living)],
		['short', `${refreshed} of 10`],
	];
	return [
		...list('Access Tokens', ['Ends'], accessTokens, ends, 'None is alive.'),
		...list(
			'Refresh Tokens',
			['Access tokens alive', 'Uses in 10 min'],
			refreshTokens,
			uses,
			'Nobody has connected yet.',
		),
		...list('Grant Tokens', ['Ends'], grantTokens, ends, 'None waits for its exchange.'),
		el(
			'p',
			{ class: 'faint' },
			'Cut short here. New grant tokens: ',
			el('a', { href: `${urls.accounts}/console` }, 'API console'),
		),
	];
}

const shortened = (scopes) =>
	scopes.length <= 2 ? scopes.join(', ') : `${scopes.slice(0, 2).join(', ')} and ${scopes.length - 2} more`;

export function listenersView({ channels, webhooks, deliveries, now }) {
	const delivered = ({ status }) => [
		`short ${status === 200 ? 'good' : 'bad'}`,
		String(status ?? 'no answer'),
	];
	return [
		el('h2', {}, 'CRM Notification Channels'),
		table(
			['Channel', 'User', 'Events', 'Sent to', 'Ends'],
			channels.map(({ id, user, events, url, ends }) => ({
				cells: [['short code', id], user, events.join(', '), ['code', url], ['short', until(ends, now)]],
			})),
			'No channel is open.',
		),
		el('h2', {}, 'Desk Webhooks'),
		table(
			['Webhook', 'Name', 'Events', 'Sent to', 'State'],
			webhooks.map(({ id, name, events, url, isEnabled, failures }) => ({
				cells: [
					['short code', id],
					name ?? '',
					events.join(', '),
					['code', url],
					isEnabled
						? ['good', failures === 0 ? 'enabled' : `enabled, ${failures} failed in a row`]
						: ['bad', 'disabled'],
				],
			})),
			'There is no webhook.',
		),
		el('h2', {}, 'Sent'),
		table(
			['Product', 'To', 'Answer'],
			deliveries.map((delivery, at) => ({
				key: `${delivery.product} ${at}`,
				cells: [['short', delivery.product], ['code', delivery.url], delivered(delivery)],
				more: delivery.body,
			})),
			'Nothing was sent.',
			openDeliveries,
		),
	];
}

export function limitsView({ limits, options }) {
	const rows = limits.flatMap(({ product, daily, concurrency, peak, used }) =>
		(used.length === 0 ? [{ organization: '', credits: 0 }] : used).map(({ organization, credits }) => ({
			cells: [
				product === 'crm' ? 'CRM' : 'Desk',
				['code', organization],
				el(
					'span',
					{},
					el('meter', { value: credits, max: daily, high: daily / 2 }),
					` ${number(credits)} of ${number(daily)}`,
				),
				`${peak} at most so far, ${concurrency} allowed`,
			],
		})),
	);
	return [
		table(['Product', 'Organization', 'Credits in 24 hours', 'Calls at a time'], rows),
		el('p', { class: 'faint' }, `As of the ${options.edition} edition; --edition chooses another.`),
	];
}
