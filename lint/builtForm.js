const { Linter } = require('eslint');
const n8nNodesBase = require('eslint-plugin-n8n-nodes-base');
const tseslint = require('typescript-eslint');

const rules = {
	...n8nNodesBase.configs.nodes.rules,
	// What Zoho's lists hold are API names; "Names or IDs" would be wrong.
	'n8n-nodes-base/node-param-description-wrong-for-dynamic-options': 'off',
	'n8n-nodes-base/node-param-description-wrong-for-dynamic-multi-options': 'off',
	'n8n-nodes-base/node-param-display-name-wrong-for-dynamic-options': 'off',
	'n8n-nodes-base/node-param-display-name-wrong-for-dynamic-multi-options': 'off',
	// Right where Zoho has a limit; n8n's scanner has it off, too.
	'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
};
const linter = new Linter({ configType: 'flat' });

/**
 * What n8n's rules for names, descriptions, defaults and order say of a form. The rules read object literals in a
 * source file and so do not see properties that functions build; here the built ones are written out as literals.
 * @param {import('n8n-workflow').INodeProperties[]} properties
 * @returns {string[]}
 */
function complaintsAbout(properties) {
	const text = `export class Form implements INodeType { description = { properties: ${literal(properties)} }; }`;
	const lines = text.split('\n');
	return linter
		.verify(
			text,
			{
				files: ['**/*.ts'],
				plugins: { 'n8n-nodes-base': n8nNodesBase },
				languageOptions: { parser: tseslint.parser },
				rules,
			},
			'nodes/Form/Form.node.ts',
		)
		.map(({ ruleId, message, line }) => `${ruleId}: ${message} | ${lines[line - 1]}`);
}

function literal(value) {
	if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const members = Object.entries(value)
		.filter(([, member]) => member !== undefined)
		.map(([key, member]) => `${/^[a-z_]\w*$/i.test(key) ? key : JSON.stringify(key)}: ${literal(member)}`);
	return `{ ${members.join(',\n')} }`;
}

module.exports = { complaintsAbout };
