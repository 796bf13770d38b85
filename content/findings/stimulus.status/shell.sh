curl --include http://localhost:4567/api/activities/hom
