-- Packages are signed anew, in the form that readers of WACZ files check.
DELETE FROM package_signatures;
