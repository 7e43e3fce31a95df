const { TestEnvironment } = require("jest-environment-node");

/** What a mutant needs of a run and no more: the specs that reach it, until the first one fails. */
class MutationEnvironment extends TestEnvironment {
  failed = false;

  async handleTestEvent(event) {
    // Stryker names the tests that reach the mutant; none named is all.
    if (event.name === "setup") this.global.testsWanted = event.testNamePattern;
    if (event.name === "test_done" && event.test.errors.length > 0) this.failed = true;
    if (event.name === "test_start" && this.failed) event.test.mode = "skip";
  }
}

module.exports = MutationEnvironment;
