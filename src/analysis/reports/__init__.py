"""Reports: notebooks run with parameters and exported as pages."""
