const { builtCredentials, builtNodes, choicesOf, propertiesOf } = require('./built');
const { formatted } = require('./generated');

const { name: packageName, version } = require('../package.json');

/**
 * What users of this version may have saved: a workflow with a node for every operation and in it every field, and the
 * credentials with every field, in the forms n8n exports them in.
 * @returns {Promise<import('./generated').Generated[]>}
 */
async function savedByThisVersion() {
	const folder = 'test/package/compatibility';
	return [
		await formatted(`${folder}/${version}.workflow.json`, JSON.stringify(workflow())),
		await formatted(`${folder}/${version}.credentials.json`, JSON.stringify(credentials())),
	];
}

function workflow() {
	const nodes = builtNodes().flatMap(({ description }) =>
		choicesOf(description).map((choice) => savedNode(description, choice)),
	);
	return { name: `Every operation of ${version}`, nodes, connections: {} };
}

function savedNode(description, choice) {
	return {
		name: [description.displayName, ...Object.values(choice)].join(' '),
		type: `${packageName}.${description.name}`,
		typeVersion: [description.version].flat().at(-1),
		position: [0, 0],
		parameters: { ...savedValues(propertiesOf(description, choice)), ...choice },
		credentials: Object.fromEntries(
			(description.credentials ?? []).map(({ name }) => [name, { id: '1', name: 'Zoho' }]),
		),
	};
}

const credentials = () =>
	builtCredentials().map(({ credential }) => ({
		name: credential.displayName,
		type: credential.name,
		data: savedValues(credential.properties),
	}));

const savedValues = (properties) =>
	Object.fromEntries(
		properties
			.filter(({ type }) => type !== 'notice')
			.map((property) => [property.name, savedValue(property)]),
	);

/** The default; for fields that hold fields, one entry with all of them. */
function savedValue({ type, default: value, options, typeOptions }) {
	const oneOrList = (entry) => (typeOptions?.multipleValues ? [entry] : entry);
	if (type === 'collection') return oneOrList(savedValues(options));
	if (type === 'fixedCollection')
		return Object.fromEntries(options.map(({ name, values }) => [name, oneOrList(savedValues(values))]));
	if (type === 'resourceLocator') return { __rl: true, ...value };
	return value;
}

module.exports = { savedByThisVersion };
