import fc from 'fast-check';

// In CI every run draws the same cases, so that it judges the change and not the draw; elsewhere each run draws anew.
if (process.env['CI']) fc.configureGlobal({ seed: 20261123 });
