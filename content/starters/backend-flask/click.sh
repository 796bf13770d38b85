# #region shown
curl http://localhost:4567/api/activities/home
# #endregion shown

# #region outbound
curl http://localhost:4567/api/activities/notifications
# #endregion outbound
