import { el, moment, number } from './dom.js';
import { troubleView, waiting } from './trouble.js';
import { limitsView, listenersView, recordsView, requestsView, tokensView } from './views.js';

const titles = {
	requests: 'Requests',
	records: 'Records',
	tokens: 'Tokens',
	listeners: 'Channels and Webhooks',
	limits: 'Limits',
	trouble: 'Faults and Clock',
};
const part = (id) => document.getElementById(id);

let overview;
/** What the view shows besides the overview. */
let data;
let search = '';
/** Where and what was drawn last. */
let drawn = {};
/** When the overview came, by the browser's clock. */
let came = 0;

/** What the address names: `#records/CRM/Leads`. */
function place() {
	const [view, product = 'CRM', module = 'Leads'] = location.hash.slice(1).split('/').map(decodeURIComponent);
	return { view: Object.hasOwn(titles, view) ? view : 'requests', product, module };
}

async function ask(path) {
	const answer = await fetch(`/inspector/${path}`);
	return await answer.json();
}

async function look() {
	const { view, product, module } = place();
	overview = await ask('overview');
	came = performance.now();
	if (view === 'requests') data = await ask('requests');
	if (view === 'records') data = await ask(`records?${new URLSearchParams({ product, module, search })}`);
	// Somebody may have gone elsewhere in the meantime; that place is on its way.
	if (place().view === view) draw();
}

/** Draws what has changed, but nothing under the hands of somebody who writes or marks text. */
function draw(turned = false) {
	header();
	const { view } = place();
	const { now, ...lasting } = overview;
	const state = JSON.stringify([
		data,
		lasting,
		['tokens', 'listeners'].includes(view) && Math.round(now / 1000),
	]);
	const moved = drawn.place !== location.hash;
	const busy = part('view').contains(document.activeElement) && document.activeElement.tagName === 'INPUT';
	if (!moved && view === 'trouble') return part('faults').replaceChildren(waiting(overview.faults));
	if (!moved && !turned && (state === drawn.state || busy || String(getSelection()) !== '')) return;
	drawn = { place: location.hash, state };
	const scrolling = () => [...part('view').querySelectorAll('pre, .modules')];
	const scrolled = moved ? [] : scrolling().map(({ scrollTop }) => scrollTop);
	part('view').replaceChildren(...content());
	for (const [index, each] of scrolling().entries()) each.scrollTop = scrolled[index] ?? 0;
}

function content() {
	const at = place();
	switch (at.view) {
		case 'records':
			return recordsView(overview, data, { ...at, search }, (text) => {
				search = text;
				document.activeElement.blur();
				void look();
			});
		case 'tokens':
			return tokensView(overview);
		case 'listeners':
			return listenersView(overview);
		case 'limits':
			return limitsView(overview);
		case 'trouble':
			return troubleView(overview, act);
		default:
			return requestsView(overview, data);
	}
}

function header() {
	const { requests, modules, accessTokens, channels, webhooks, faults, options, kept, movable, speed } =
		overview;
	const counts = {
		requests,
		records: modules.reduce((sum, { count }) => sum + count, 0),
		tokens: accessTokens.length,
		listeners: channels.length + webhooks.length,
		trouble: faults.length,
	};
	const links = Object.entries(titles).map(([view, title]) => {
		const count = counts[view] ? el('span', { class: 'count' }, number(counts[view])) : '';
		return el('a', { href: `#${view}`, 'aria-current': place().view === view && 'page' }, title, count);
	});
	part('views').replaceChildren(...links);
	const parts = [`${options.edition} edition`, kept ? 'kept in a file' : 'in memory only'];
	if (options.latency > 0) parts.push(`every answer waits ${options.latency} ms`);
	if (speed !== 1) parts.push(`${speed} times as fast`);
	part('about').textContent = parts.join(' · ');
	for (const button of document.querySelectorAll('[data-ahead]')) button.disabled = !movable;
}

function tick() {
	if (overview)
		part('clock').textContent = `${moment(overview.now + (performance.now() - came) * overview.speed)} UTC`;
}

async function act(action, given, done) {
	const answer = await fetch(`/inspector/${action}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(given),
	});
	tell(answer.ok ? done : (await answer.json()).message, answer.ok);
	await look();
}

function tell(text, good = true) {
	part('told').textContent = text;
	part('told').className = good ? '' : 'bad';
	part('told').hidden = text === '';
}

async function watch() {
	try {
		if (!document.hidden) await look();
		if (part('told').dataset.lost) tell('');
		delete part('told').dataset.lost;
	} catch {
		tell('The emulator does not answer. This page goes on when it is back.', false);
		part('told').dataset.lost = 'yes';
	}
	setTimeout(watch, 1000);
}

for (const button of document.querySelectorAll('[data-ahead]')) {
	const ahead = Number(button.dataset.ahead);
	button.addEventListener(
		'click',
		() => void act('clock', { ahead }, `The clock has moved ${button.textContent}.`),
	);
}
part('reset').addEventListener('click', () => {
	const sure = confirm(
		'Back to how it started? Records and tokens of its own are gone then, also from the state file.',
	);
	if (sure) void act('reset', {}, 'All is as it was at the start. Connect anew: the tokens are gone too.');
});
addEventListener('hashchange', () => {
	search = '';
	tell('');
	void look();
});
document.addEventListener('turned', () => draw(true));
setInterval(tick, 200);
void watch();
