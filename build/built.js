const { existsSync } = require('node:fs');
const { basename, dirname, resolve } = require('node:path');

const { n8n } = require('../package.json');

/**
 * A compiled node that package.json lists. `resources` is empty for a node that has no resources/index.ts.
 * @typedef {object} BuiltNode
 * @property {string} file
 * @property {import('n8n-workflow').INodeTypeDescription} description
 * @property {Record<string, Record<string, { scopes: readonly string[] }>>} resources
 *
 * A compiled credential that package.json lists.
 * @typedef {object} BuiltCredential
 * @property {string} file
 * @property {import('n8n-workflow').ICredentialType} credential
 *
 * A resource and operation the node's menus offer; a trigger has one choice that names neither.
 * @typedef {{ resource?: string, operation?: string }} Choice
 */

/** @returns {BuiltNode[]} */
const builtNodes = () =>
	n8n.nodes.map((file) => {
		const index = resolve(dirname(file), 'resources', 'index.js');
		return {
			file,
			description: instanceOf(file).description,
			resources: existsSync(index) ? require(index).resources : {},
		};
	});

/** @returns {BuiltCredential[]} */
const builtCredentials = () => n8n.credentials.map((file) => ({ file, credential: instanceOf(file) }));

/** n8n, too, takes the class that is named like the file. */
function instanceOf(file) {
	const { [basename(file).split('.')[0]]: Class } = require(resolve(file));
	return new Class();
}

/**
 * @param {import('n8n-workflow').INodeTypeDescription} description
 * @returns {Choice[]} in the order of the menus
 */
function choicesOf({ properties }) {
	const resources = optionsOf(properties.find(({ name }) => name === 'resource'));
	if (resources.length === 0) return [{}];
	return resources.flatMap(({ value: resource }) =>
		optionsOf(menuOf({ properties }, resource)).map(({ value: operation }) => ({ resource, operation })),
	);
}

/** The Operation menu of a resource. */
const menuOf = ({ properties }, resource) =>
	properties.find(({ name, displayOptions }) => name === 'operation' && allows(displayOptions, { resource }));

const optionsOf = (property) => property?.options ?? [];

/**
 * The properties of a choice, also those that only another field's value shows.
 * @param {import('n8n-workflow').INodeTypeDescription} description
 * @param {Choice} choice
 */
const propertiesOf = (description, choice) =>
	description.properties.filter(({ displayOptions }) => allows(displayOptions, choice));

/** Whether the display conditions about resource and operation, and only those, hold for a choice. */
function allows({ show = {}, hide = {} } = {}, choice) {
	return Object.entries(choice).every(
		([name, value]) => (show[name]?.includes(value) ?? true) && !hide[name]?.includes(value),
	);
}

module.exports = { builtCredentials, builtNodes, choicesOf, menuOf, propertiesOf };
