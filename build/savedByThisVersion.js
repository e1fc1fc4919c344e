const { builtCredentials, builtNodes, choicesOf, propertiesOf } = require('./built');
const { formatted } = require('./generated');

const { name: packageName, version } = require('../package.json');

/**
 * What users of this version may have saved, in the forms n8n exports it in: a workflow with nodes for every operation
 * and credentials of every type, which together hold every field and every choice.
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
		choicesOf(description).flatMap((choice) => savedNodes(description, choice)),
	);
	return { name: `Every operation of ${version}`, nodes, connections: {} };
}

const savedNodes = (description, choice) =>
	variantsOf(propertiesOf(description, choice).filter(({ name }) => !(name in choice))).map(
		(parameters, index) => ({
			name: [description.displayName, ...Object.values(choice), index + 1].join(' '),
			type: `${packageName}.${description.name}`,
			typeVersion: [description.version].flat().at(-1),
			position: [0, 0],
			parameters: { ...choice, ...parameters },
			credentials: Object.fromEntries(
				(description.credentials ?? []).map(({ name }) => [name, { id: '1', name: 'Zoho' }]),
			),
		}),
	);

const credentials = () =>
	builtCredentials().flatMap(({ credential }) =>
		variantsOf(credential.properties).map((data, index) => ({
			name: `${credential.displayName} ${index + 1}`,
			type: credential.name,
			data,
		})),
	);

/** As many sets of values as it takes for every choice of every field to be in one of them. */
function variantsOf(properties) {
	const count = Math.max(1, ...properties.map(choiceCount));
	return Array.from({ length: count }, (_, index) => savedValues(properties, index));
}

function choiceCount({ type, options = [], modes = [] }) {
	if (type === 'options') return options.length;
	if (type === 'resourceLocator') return modes.length;
	if (type === 'collection') return Math.max(...options.map(choiceCount));
	if (type === 'fixedCollection')
		return Math.max(...options.flatMap(({ values }) => values.map(choiceCount)));
	return 1;
}

const savedValues = (properties, variant) =>
	Object.fromEntries(
		properties
			.filter(({ type }) => type !== 'notice' && type !== 'hidden')
			.map((property) => [property.name, savedValue(property, variant)]),
	);

function savedValue({ type, default: value, options = [], modes, typeOptions }, variant) {
	const oneOrList = (entry) => (typeOptions?.multipleValues ? [entry] : entry);
	switch (type) {
		case 'options':
			return options.length > 0 ? options[variant % options.length].value : value;
		case 'multiOptions':
			return options.map((option) => option.value);
		case 'resourceLocator':
			return { __rl: true, ...value, mode: modes[variant % modes.length].name };
		case 'collection':
			return oneOrList(savedValues(options, variant));
		case 'fixedCollection':
			return Object.fromEntries(
				options.map(({ name, values }) => [name, oneOrList(savedValues(values, variant))]),
			);
		default:
			return value;
	}
}

module.exports = { savedByThisVersion };
